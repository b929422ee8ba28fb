// Writes the resources of a YAML file as TypeScript, whose compiler then knows what Kubernetes would not: fields that do
// not exist. Also checks each value by the schemas of Kubernetes.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseAllDocuments } from 'yaml'

const [source, target] = process.argv.slice(2)
const lines = []
for (const [index, document] of parseAllDocuments(readFileSync(source, 'utf8')).entries()) {
  if (document.errors.length > 0) throw document.errors[0]
  const resource = document.toJS()
  const { apiVersion, kind } = resource
  const { [kind]: Model } = await import(`kubernetes-models/${apiVersion}`)
  new Model(resource).validate()
  lines.push(`import type { I${kind} } from 'kubernetes-models/${apiVersion}'`)
  lines.push(`export const resource${index}: I${kind} = ${JSON.stringify(resource, null, 2)}`)
}
writeFileSync(target, lines.join('\n') + '\n')
