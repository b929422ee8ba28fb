module.exports = {
  newsroom: {
    input: process.env.CONTRACT,
    output: {
      target: "generated/orval/newsroom.ts",
      schemas: "generated/orval/model",
      client: "fetch",
      mode: "tags-split",
      baseUrl: process.env.BROADSHEET_ADDRESS,
    },
  },
};
