// Draws the API's schema with the packaged Swagger UI.
const place = document.getElementById("schema");
window.SwaggerUIBundle({
  url: place.dataset.address,
  domNode: place,
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
