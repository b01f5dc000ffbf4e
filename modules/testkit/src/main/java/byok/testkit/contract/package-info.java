/** Suites that every implementation of a port passes; a subclass says how to make one. */
package byok.testkit.contract;
