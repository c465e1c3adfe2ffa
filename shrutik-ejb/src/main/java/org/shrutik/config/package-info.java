/** Settings of the whole application, its database and its start. */
package org.shrutik.config;
