/**
 * The HTTP side of Shrutik: resources, security, health, pages. No rules of the domain live here.
 */
package org.shrutik.web;
