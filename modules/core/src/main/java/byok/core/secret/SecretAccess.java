package byok.core.secret;

/**
 * The token without which a secret cannot be read. Each constant names the only purpose it is for, so every reader is
 * greppable.
 */
public enum SecretAccess {
  /** Encrypting the secret into a sealed record. */
  SEAL,
  /** Putting the secret into the request to its own provider. */
  SEND,
  /** Keeping the secret out of a text that somebody else wrote. */
  REDACT,
  /** Showing the secret to its owner in an unlocked wallet page. */
  REVEAL
}
