/** Which of the owner's keys answers for the model an app names. */
package byok.core.routing;
