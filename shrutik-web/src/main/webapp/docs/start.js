/* The description is served by the server itself, beside every application, at /openapi. */
window.ui = SwaggerUIBundle({
  url: "/openapi?format=json",
  dom_id: "#interface",
  deepLinking: true,
  validatorUrl: null,
});
