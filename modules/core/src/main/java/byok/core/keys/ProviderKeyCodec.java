package byok.core.keys;

import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** The sealed content of a row of {@code keys}, which a session bundle carries too. */
public final class ProviderKeyCodec {
  private ProviderKeyCodec() {}

  public static Value.Obj encode(ProviderKey key) {
    Value.Obj content = new Value.Obj().put("id", key.id()).put("provider", key.providerId());
    content.put("label", key.label()).put("baseUrl", key.baseUrl());
    content.put("secret", key.secret().read(SecretAccess.SEAL)).put("addedAt", key.addedAt());
    Value.Arr models = new Value.Arr();
    for (String model : key.models()) {
      models.add(model);
    }
    content.put("models", models).put("check", key.check().wire());
    if (key.told() != null) {
      content.put("told", key.told());
    }
    if (key.price() != null) {
      content.put("inputNanoUsd", key.price().inputNanoUsd()).put("outputNanoUsd", key.price().outputNanoUsd());
    }
    return key.limited() ? content.put("limited", true) : content;
  }

  public static ProviderKey decode(String id, Value.Obj content) {
    if (content.text("secret") == null || content.text("provider") == null) {
      throw SealedRecords.damaged(Tables.KEYS, id);
    }
    SecretText secret = SecretText.of(content.text("secret"));
    ProviderKey key = ProviderKey.draft(content.text("provider"), content.text("label"), secret);
    ProviderKey opened = content.isTrue("limited") ? key.withSubKey(secret) : key;
    return opened.at(content.text("baseUrl"), price(content))
        .checked(KeyCheck.of(content.text("check")), models(content.list("models")), content.object("told"))
        .stored(id, content.integer("addedAt", 0));
  }

  private static TokenPrice price(Value.Obj content) {
    return content.has("inputNanoUsd")
        ? new TokenPrice(content.integer("inputNanoUsd", 0), content.integer("outputNanoUsd", 0))
        : null;
  }

  private static List<String> models(Value.Arr list) {
    List<String> models = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Text model) {
        models.add(model.value());
      }
    }
    return models;
  }
}
