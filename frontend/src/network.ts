// The network of parties: shapes say what one is, lines say what it does to another. The tables beside it say the same.
import cytoscape, { type Core, type ElementDefinition, type NodeSingular, type StylesheetJson } from "cytoscape";

import { ink, load, make, onTheme } from "./page";

interface Party { name: string; kind: string; n_named: number; n_claimed: number; n_denied: number; n_said: number }
interface Relation { source: string; target: string; kind: string; n: number; incident_ids: string[] }

const SHAPES: Record<string, string> = { group: "diamond", body: "round-rectangle", outlet: "ellipse", monitor: "hexagon" };

function looks(): StylesheetJson {
  const named = { "line-color": ink("no"), "target-arrow-color": ink("no"), "target-arrow-shape": "triangle" };
  return [
    { selector: "node", style: {
      label: "data(name)", "font-size": 17, "font-family": "system-ui, sans-serif", color: ink("ink"), "text-valign": "bottom", "text-margin-y": 4,
      "text-wrap": "wrap", "text-max-width": "150px", "text-background-color": ink("page"), "text-background-opacity": 0.85,
      width: "data(size)", height: "data(size)", "background-color": ink("card"), "border-width": 2, "border-color": ink("soft"),
    } },
    ...Object.entries(SHAPES).map(([kind, shape]) => ({ selector: `node[kind = "${kind}"]`, style: { shape } })),
    { selector: 'node[kind = "group"]', style: { "background-color": ink("no"), "border-color": ink("no") } },
    { selector: 'node[kind = "body"]', style: { "background-color": ink("link"), "border-color": ink("link") } },
    { selector: "edge", style: { width: "data(width)", "curve-style": "bezier", "arrow-scale": 1.1, "line-color": ink("soft"), "target-arrow-color": ink("soft"), "target-arrow-shape": "vee", opacity: 0.85 } },
    { selector: 'edge[kind = "attacks"]', style: named },
    { selector: 'edge[kind = "claims"]', style: { ...named, "line-style": "dashed" } },
    { selector: 'edge[kind = "denies"]', style: { "line-color": ink("ink"), "target-arrow-color": ink("ink"), "target-arrow-shape": "tee", "line-style": "dotted" } },
    { selector: ".faint", style: { opacity: 0.12 } },
  ] as unknown as StylesheetJson;
}

function elements(parties: Party[], relations: Relation[]): ElementDefinition[] {
  const told = new Set(relations.flatMap((one) => [one.source, one.target]));
  const weight = (p: Party) => 22 + 9 * Math.sqrt(p.n_named + p.n_claimed + p.n_denied + p.n_said);
  return [
    ...parties.filter((p) => told.has(p.name)).map((p) => ({ data: { id: p.name, name: p.name, kind: p.kind, size: Math.min(weight(p), 90) } })),
    ...relations.map((r, n) => ({ data: { id: `e${n}`, source: r.source, target: r.target, kind: r.kind, width: Math.min(1.5 + Math.sqrt(r.n), 9) } })),
  ];
}

/** Show the party somebody chose with whom it has to do, and nobody else. */
function choose(graph: Core, node: NodeSingular | null): void {
  graph.elements().removeClass("faint");
  if (node) graph.elements().not(node.closedNeighborhood()).addClass("faint");
}

/** Names as large on a drawing that had to be made small as on any other. */
function readable(graph: Core): void {
  graph.nodes().style({ "font-size": Math.min(12 / graph.zoom(), 30), "text-max-width": `${Math.min(100 / graph.zoom(), 260)}px` });
}

function switches(graph: Core, host: HTMLElement): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-relation]")) {
    box.disabled = false;
    box.addEventListener("change", () => {
      graph.edges(`[kind = "${box.dataset.relation}"]`).style("display", box.checked ? "element" : "none");
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-party]")) {
    button.addEventListener("click", () => {
      const isOn = button.getAttribute("aria-pressed") === "true";
      document.querySelectorAll("[data-party]").forEach((one) => one.setAttribute("aria-pressed", "false"));
      button.setAttribute("aria-pressed", String(!isOn));
      const node = graph.getElementById(button.dataset.party!);
      choose(graph, isOn || node.empty() ? null : node);
      if (!isOn) host.scrollIntoView({ block: "nearest" });
    });
  }
}

async function start(host: HTMLElement): Promise<void> {
  const told = await load<{ parties?: Party[]; relations?: Relation[] }>(host.dataset.network!, host);
  if (!told?.relations?.length) return;
  // The library would write a rule of its own into the page, which the page's policy forbids; ours stands in desk.css.
  const written = make("template");
  written.id = "__________cytoscape_stylesheet";
  document.head.append(written);
  host.replaceChildren();
  const graph = cytoscape({
    container: host, elements: elements(told.parties ?? [], told.relations), style: looks(), minZoom: 0.2, maxZoom: 3,
    layout: { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 12_000, idealEdgeLength: () => 75, gravity: 2, nodeDimensionsIncludeLabels: true, padding: 24 },
  });
  readable(graph);
  graph.on("tap", "node", (event) => choose(graph, event.target as NodeSingular));
  graph.on("tap", (event) => { if (event.target === graph) choose(graph, null); });
  new ResizeObserver(() => graph.resize()).observe(host);
  onTheme(() => graph.style(looks()));
  switches(graph, host);
  host.dataset.ready = "yes";
}

for (const host of document.querySelectorAll<HTMLElement>("[data-network]")) void start(host);
