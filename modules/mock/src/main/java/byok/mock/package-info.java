/** The mock wallet's end of the wire, for app developers' tests. What it says is the npm package's. */
package byok.mock;
