// GraphQL servers of Node, to measure against: the same schema, the same organisation as objects, one process each.
// usage: node server.mjs (yoga | yoga-jit | mercurius | mercurius-jit) SCHEMA DATA; prints its port when it is ready.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import { useGraphQlJit } from "@envelop/graphql-jit";
import { makeExecutableSchema } from "@graphql-tools/schema";
import Fastify from "fastify";
import { createYoga } from "graphql-yoga";
import mercurius from "mercurius";

const [, , kind, schemaFile, dataFile] = process.argv;
const typeDefs = readFileSync(schemaFile, "utf8");
const { processes } = JSON.parse(readFileSync(dataFile, "utf8"));
const page = (rows, { first }) => ({ totalCount: rows.length, nodes: rows.slice(0, first) });
const resolvers = {
  Query: { processes: (_, args) => page(processes, args) },
  Process: { belongsToIncoming: (parent, args) => page(parent.activities, args) },
};

async function yoga(plugins) {
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  const server = createServer(createYoga({ schema, plugins, logging: false, maskedErrors: false }));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server.address().port;
}

async function fastify(jit) {
  const app = Fastify();
  app.register(mercurius, { schema: typeDefs, resolvers, jit, graphiql: false });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return app.server.address().port;
}

const servers = {
  yoga: () => yoga([]),
  "yoga-jit": () => yoga([useGraphQlJit()]),
  mercurius: () => fastify(0),
  "mercurius-jit": () => fastify(1),
};
console.log(await servers[kind]());
