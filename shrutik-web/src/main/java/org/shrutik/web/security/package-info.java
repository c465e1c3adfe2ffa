/**
 * Who calls, and whether they may. A resource method is open only where it says {@code @PermitAll};
 * everything else needs a login, and what a role may do is decided by the services.
 */
package org.shrutik.web.security;
