/** Registration, login, accounts and keys over HTTP. */
package org.shrutik.web.account;
