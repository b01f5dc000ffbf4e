package byok.wallet.dashboard;

/** Entry of the dashboard. */
public final class DashboardPage {
  private DashboardPage() {}

  public static void main(String[] args) {}
}
