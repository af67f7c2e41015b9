<#-- What pages say about each type of content, by its key: `purpose` in the index of types, `about`
     on the type's own page. -->
<#assign texts = {
  "analytic_rule": {
    "purpose": "Queries that run on a schedule and raise alerts.",
    "about": "Analytic rules are the detections of Microsoft Sentinel. Each runs its query on a schedule or as events arrive, and raises an alert, and from it an incident, when the query finds what it looks for."},
  "hunting_query": {
    "purpose": "Queries for analysts who look for threats themselves.",
    "about": "Hunting queries are run by people. They look for traces of an attack that no rule has reported, and for behaviour that is unusual without being an alert yet."},
  "playbook": {
    "purpose": "Logic Apps that react to alerts and incidents.",
    "about": "Playbooks are Azure Logic Apps that start from an alert, an incident or an entity. They add context, block an address or an account, tell people, or open a ticket elsewhere."},
  "workbook": {
    "purpose": "Dashboards over the collected data.",
    "about": "Workbooks are interactive dashboards. They put queries, charts and text on one page, to watch a data source, to follow an investigation or to report."},
  "parser": {
    "purpose": "Functions that bring raw events into a common form.",
    "about": "Parsers are functions that other queries call instead of a table. They split raw events into columns and give those the names that queries expect. This page lists the parsers that solutions bring as content; the [Parsers Index](${link('parsers-index')}) has all of them."},
  "watchlist": {
    "purpose": "Lists of known names, addresses and assets for use in queries.",
    "about": "Watchlists are tables of known values, such as important hosts, service accounts or approved addresses, which queries look up."},
  "summary_rule": {
    "purpose": "Queries that condense large tables into small ones.",
    "about": "Summary rules run a query over a large table again and again and keep the small result in a table of its own, so that dashboards and long searches stay fast."}}>

<#-- What a page says about a type; `text` is `purpose` or `about`. -->
<#function of type text>
<#if !(texts[type.key()][text])??>
<#stop "content-types.ftl has no '" + text + "' for the type '" + type.key() + "': add it.">
</#if>
<#return "${texts[type.key()][text]} [Learn more](${type.documentation()})"?no_esc>
</#function>
