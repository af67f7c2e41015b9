<#-- The page of numbers. -->
<#import "frame.ftl" as f>
<#-- Cells by tier; the last one is there only if some row has a number in it. -->
<#function tiers line none bold=false>
<#local m = bold?then("**", "")>
<#local cells = [line.tiers.microsoft, line.tiers.partner, line.tiers.community]>
<#if none><#local cells = cells + [line.tiers.none]></#if>
<#local text = "">
<#list cells as cell><#local text = text + " " + m + cell + m + " |"></#list>
<#return text?no_esc>
</#function>
<#macro solutionLine line label>
| ${label} | **${line.total}** | ${line.active} | ${line.unpublished} |${tiers(line, page.solutions.withoutTier())}
</#macro>
<#macro connectorLine line label bold=false>
<#local m = bold?then("**", "")>
| ${label} | **${line.total}** | ${m}${line.active}${m} | ${m}${line.deprecated}${m} | ${m}${line.unpublished}${m} |${tiers(line, page.connectors.withoutTier(), bold)}
</#macro>
<#macro connectorHead first rule>
| ${first} | Total | Active | Deprecated | Unpublished | Microsoft | Partner | Community |${page.connectors.withoutTier()?then(" No Tier |"?no_esc, "")}
${rule?no_esc}------:|-------:|-----------:|------------:|----------:|--------:|----------:|${page.connectors.withoutTier()?then("--------:|"?no_esc, "")}
</#macro>
<#macro itemLine items label>
| ${label} | ${items.total} | ${items.published} | ${items.unpublished} | ${items.standalone} | ${items.githubOnly} |
</#macro>
# Microsoft Sentinel Documentation Statistics

All numbers of this documentation in one place. Each is the length of a list that another page shows.

<@f.nav "📊"/>
<@f.rule/>
## Solutions

| Metric | Total | Published | Unpublished | Microsoft | Partner | Community |${page.solutions.withoutTier()?then(" No Tier |"?no_esc, "")}
|:-------|------:|----------:|------------:|----------:|--------:|----------:|${page.solutions.withoutTier()?then("--------:|"?no_esc, "")}
<@solutionLine page.solutions.all "Solutions"/>
<@solutionLine page.solutions.withConnectors "With Connectors"/>
<@solutionLine page.solutions.withContent "With Content"/>
| Unique Connectors | **${page.connectors.listed.total}** | | | | | |${page.solutions.withoutTier()?then(" |"?no_esc, "")}
| Tables Used | **${page.tables.ingested}** | | | | | |${page.solutions.withoutTier()?then(" |"?no_esc, "")}

## Connectors

### Connectors Overview

<@connectorHead "Metric" "|:-------|"/>
<@connectorLine page.connectors.listed "In Solutions"/>
<#if page.connectors.discovered.total gt 0>
<@connectorLine page.connectors.discovered "Discovered*"/>
<@connectorLine page.connectors.all "**Total**" true/>

*\* Discovered connectors are found in solution folders but not listed in Solution JSON definitions.*

<#else>

</#if>
### Collection Methods

<@connectorHead "Collection Method" "|:-----------------|"/>
<#list page.connectors.methods as method>
<@connectorLine method.count method.name/>
</#list>
<@connectorLine page.connectors.all "**Total**" true/>

*Active = Published and not deprecated.*

<#if page.connectors.deprecatedAndUnpublished gt 0>
*Deprecated counts whether published or not: ${page.connectors.deprecatedAndUnpublished} of the deprecated connectors are also unpublished.*

</#if>
## Tables

| Metric | Count |
|:-------|------:|
| **Total Tables Documented** | **${page.tables.total}** |
| Tables Ingested by Connectors | ${page.tables.ingested} |
| Tables Referenced by Content Only | ${page.tables.contentOnly} |
<#if page.tables.parsersOnly gt 0>
| Tables Read by Parsers Only | ${page.tables.parsersOnly} |
</#if>
<#if page.tables.referenceOnly gt 0>
| Standalone Reference Tables* | ${page.tables.referenceOnly} |
</#if>
<#if page.tables.xdrOnly gt 0>
| Defender XDR Only Tables | ${page.tables.xdrOnly} |
</#if>

<#if page.tables.referenceOnly gt 0>
*\*Standalone Reference Tables are tables documented in the Azure Monitor or Defender XDR reference that are not currently used by any Sentinel solution, connector, or content item.*

</#if>
## Content

> **Source Legend:** 📦 Solution (published package) | 📄 Standalone (GitHub with metadata) | 🔗 GitHub Only (no metadata)

### Content Items Summary

| Metric | Total | 📦 Published | 📦 Unpublished | 📄 Standalone | 🔗 GitHub Only |
|:-------|------:|-------------:|---------------:|--------------:|---------------:|
| **Content Items** | **${page.content.all.total}** | ${page.content.all.published} | ${page.content.all.unpublished} | ${page.content.all.standalone} | ${page.content.all.githubOnly} |

### Content Items by Type

| Type | Total | 📦 Published | 📦 Unpublished | 📄 Standalone | 🔗 GitHub Only |
|:-----|------:|-------------:|---------------:|--------------:|---------------:|
<#list page.content.types as entry>
<@itemLine entry.items entry.type.plural() + (entry.type.plural() == "Parsers")?then("*", "")/>
</#list>

*\* Parsers from solution content. See [Parsers](${link("parsers-index")}) section for all parsers including legacy.*

## Parsers

| Category | Count |
|:---------|------:|
| Legacy Parsers | ${page.parsers.legacy} |
| Solution Parsers (in Solution JSON) | ${page.parsers.listed} |
| Discovered Parsers⚠️ | ${page.parsers.discovered} |
| **Total Parsers** | **${page.parsers.legacy + page.parsers.listed + page.parsers.discovered}** |
| Solutions with Parsers | ${page.parsers.solutions} |

<#macro pairs>
\* *Each parser pair consists of an ASim parser without parameters and an im or vim parser that filters by parameters.*

</#macro>
## ASIM Parsers

| Metric | Count |
|:-------|------:|
| **Schemas** | ${page.asim.schemas} |
| **Source Parser Pairs*** | ${page.asim.sourcePairs} |
| **Union Parser Pairs*** | ${page.asim.unionPairs} |
<#if page.asim.singles gt 0>
| **Parsers Without a Twin** | ${page.asim.singles} |
</#if>
| **Empty Parsers** | ${page.asim.empty} |

<@pairs/>
## ASIM Products

| Metric | Count |
|:-------|------:|
| **Products** | ${page.products.products} |
| **Source Parser Pairs*** | ${page.products.pairs} |
<#if page.products.singles gt 0>
| **Parsers Without a Twin** | ${page.products.singles} |
</#if>
| **Schemas Covered** | ${page.products.schemas} |
| **Tables Used** | ${page.products.tables} |

<@pairs/>
<@f.rule/>
*Generated by Sentinel Sync ${page.edition.version} from the revision of ${page.edition.month}*
