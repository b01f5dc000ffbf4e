package byok.protocol;

import java.util.ArrayList;
import java.util.List;

/** Answer of {@code listModels}: at most 2 000 models, those of one kind one after the other. */
public record ModelMenu(List<ModelInfo> models) {
  public static final int MOST = 2_000;

  public static ModelMenu decode(Value value) {
    Value.Arr list = value instanceof Value.Obj object ? object.list("models") : null;
    if (list == null || list.size() > MOST) {
      throw Fields.invalid("models", "must be a list of at most " + MOST);
    }
    List<ModelInfo> models = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      models.add(ModelInfo.decode(list.get(i)));
    }
    return new ModelMenu(models);
  }

  public Value.Obj encode() {
    Value.Arr list = new Value.Arr();
    for (ModelInfo model : models) {
      list.add(model.encode());
    }
    return new Value.Obj().put("models", list);
  }
}
