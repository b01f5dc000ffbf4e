/** What a request may cost at most, what it did cost, and how long an answer the money left allows. */
package byok.core.pricing;
