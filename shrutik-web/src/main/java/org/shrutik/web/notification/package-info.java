/** What people were told, and how they want to be told. */
package org.shrutik.web.notification;
