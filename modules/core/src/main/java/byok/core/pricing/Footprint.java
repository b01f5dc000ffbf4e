package byok.core.pricing;

/**
 * What the input of one checked request consists of, as far as it decides the price.
 *
 * @param bytes UTF-8 bytes of the whole body as sent, files in base64 included
 * @param images images sent as bytes
 * @param documents documents and recordings sent as bytes
 * @param remote files sent as an address that the provider fetches itself
 * @param longCache cache marks that live longer, and cost more, than the standard ones
 */
public record Footprint(long bytes, int images, int documents, int remote, int longCache) {}
