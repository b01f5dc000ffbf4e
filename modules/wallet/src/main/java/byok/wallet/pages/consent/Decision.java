package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.p;

import byok.ui.ArmingButton;
import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;

/** The foot of the window: block, deny, approve. Refusing works at once; approving waits until it is armed. */
final class Decision extends Component {
  private final ArmingButton approve = own(new ArmingButton(ConsentWords.APPROVE, Icons.CHECK));
  private final El hint = p("hint pb-2").attr("role", "status").hidden(true);
  private final Button deny;
  private final Button block;
  private final El element;
  private boolean armed;
  private boolean taken;
  private String problem;

  Decision(String denyWords, Runnable approved, ConsentActions actions) {
    deny = Button.plain(denyWords).style("whitespace-normal! px-2!").key("deny").onPress(() -> refuse(actions::deny));
    block = Button.quiet(ConsentWords.BLOCK).style("is-stop -ml-2").icon(Icons.BAN).title(ConsentWords.BLOCK_TITLE);
    block.onPress(() -> refuse(actions::block));
    approve.onPress(approved);
    El row = div("grid grid-cols-[auto_minmax(4.5rem,1fr)_minmax(max-content,1.3fr)] gap-2 items-stretch");
    element = div("", hint, row.add(block, deny, approve));
    approve.off();
  }

  void arming(int millis) {
    armed = false;
    if (!taken) {
      hint.content(El.words(problem == null ? ConsentWords.ARMING : problem)).hidden(false);
      approve.arming(millis);
    }
  }

  /** Keeps Approve off and says why. */
  void hold(String reason) {
    armed = false;
    if (!taken) {
      hint.content(El.words(reason)).hidden(false);
      approve.off();
    }
  }

  void again(String trouble) {
    taken = false;
    problem = trouble;
    deny.off(false);
    block.off(false);
  }

  void ready() {
    armed = true;
    if (!taken) {
      hint.hidden(problem == null);
      approve.ready();
    }
  }

  /** Takes the approval if it may be given now; true once. */
  boolean take() {
    boolean may = armed && !taken;
    if (may) {
      taken = true;
      approve.taken(ConsentWords.APPROVING);
      deny.off(true);
      block.off(true);
    }
    return may;
  }

  private void refuse(Runnable action) {
    if (!taken) {
      taken = true;
      approve.off();
      action.run();
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
