/** To be described. */
package org.shrutik.web;
