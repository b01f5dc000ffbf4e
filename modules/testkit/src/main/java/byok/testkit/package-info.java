/**
 * JVM twins of the ports, the suites that every implementation of a port passes, and the invariants that every test
 * checks.
 */
package byok.testkit;
