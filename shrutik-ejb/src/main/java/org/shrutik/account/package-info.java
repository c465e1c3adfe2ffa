/**
 * People: who they are, what they may do, and how they prove it.
 *
 * <p>What must stay true: an address is stored in lower case and is unique; passwords, refresh
 * tokens and API keys are stored only as hashes; the last administrator stays one; a change of role
 * is audited; a spent refresh token that comes back revokes its whole family.
 */
package org.shrutik.account;
