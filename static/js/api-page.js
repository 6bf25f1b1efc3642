// Draws the API's schema with the packaged Swagger UI, inside the page that has title, text and landmarks of its own.
const place = document.getElementById("schema");

/** A layout with the addresses and models only, and names of addresses without a link inside the button around them. */
const inPage = ({ React }) => ({
  components: {
    DeepLink: ({ text }) => text,
    InPage: ({ getComponent, specSelectors }) => {
      const part = (name) => React.createElement(getComponent(name, true));
      const isThere = specSelectors.loadingStatus() === "success";
      const parts = isThere ? ["SvgAssets", "errors", "operations", "Models"] : ["errors"];
      return React.createElement("div", { className: "swagger-ui" }, ...parts.map(part));
    },
  },
});

window.SwaggerUIBundle({
  url: place.dataset.address,
  domNode: place,
  layout: "InPage",
  plugins: [inPage],
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});

/** What the packaged page leaves out: a name for the fields of each parameter, and scrolling of examples by keyboard. */
function complete() {
  for (const field of place.querySelectorAll("[data-param-name] :is(select, input):not([aria-label])")) {
    field.setAttribute("aria-label", field.closest("[data-param-name]").dataset.paramName);
  }
  for (const example of place.querySelectorAll("pre:not([tabindex])")) example.tabIndex = 0;
}

new MutationObserver(complete).observe(place, { childList: true, subtree: true });
