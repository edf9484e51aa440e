// What html-validate holds a built page to: everything it recommends. An exception has its reason beside it.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // A file may hold several projects. Each is an article with the title of its official form, none the chapter of another.
    "heading-level": ["error", { allowMultipleH1: true }],
  },
};
