<#-- The index of ASIM parsers by schema. -->
<#import "frame.ftl" as f>
<#import "asim.ftl" as asim>
<#function summary counts>
<#local parts = []>
<#if counts.sourcePairs gt 0><#local parts += [counts.sourcePairs + " source pairs"]></#if>
<#if counts.unionPairs gt 0><#local parts += [counts.unionPairs + (counts.unionPairs gt 1)?then(" union pairs", " union pair")]></#if>
<#if counts.singles gt 0><#local parts += [counts.singles + " without a twin"]></#if>
<#if counts.empty gt 0><#local parts += [counts.empty + " empty"]></#if>
<#return parts?join(", ")>
</#function>
# ${asimBadge()} ASIM Parsers Index

The Advanced Security Information Model (ASIM) gives events of the same kind the same columns, whatever product they come from. Its parsers do the translation when a query runs, so that one rule works for every product that has a parser.

📚 **Learn more:** [ASIM-based domain solutions for Microsoft Sentinel](https://learn.microsoft.com/azure/sentinel/domain-based-essential-solutions)

<@f.nav "ASIM Parsers"/>
<@f.rule/>
**${page.schemas?size} schemas** with ${page.sourcePairs} source parser pairs and ${page.unionPairs} union parser pairs<#if page.singles gt 0>, and ${page.singles} parsers without a twin</#if>. See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

\* *Each parser pair consists of an ASim parser without parameters and an im or vim parser that filters by parameters.*

<#if page.pages?has_content>
**Fields, parsers and content by schema:** <#list page.pages as schema>${schema}<#sep>, </#list>

</#if>
## Schemas

<#list page.schemas as schema>
- [${schema.name}](#${schema.anchor}) (${summary(schema.counts)})
</#list>

<#list page.schemas as schema>
## ${schema.name}

<#if schema.unions?has_content>
### Union Parsers

These are the main entry points that combine all source parsers:

| Parser | Built-in Name | Version | Description |
|:-------|:--------------|:--------|:------------|
<#list schema.unions as union>
| ${union.link} | <#if union.builtIn?has_content>`${union.builtIn}`</#if> | ${union.version} | ${union.description} |
</#list>

</#if>
<#if schema.products?has_content>
### Supported Products

<#list schema.products as product>${product}<#sep>, </#list>

</#if>
<#if schema.sources?has_content>
### Source Parsers

| Parser | Product | Tables | Version |
|:-------|:--------|:-------|:--------|
<#list schema.sources as source>
| <@asim.pair source/> | ${source.product} | ${source.tables?size} | ${source.version} |
</#list>

</#if>
<#if schema.empties?has_content>
### Empty Parsers

These placeholders return no events. Union parsers list them so that they work before any source parser is there:

<#list schema.empties as parser>
- ${parser}
</#list>

</#if>
</#list>
<@f.rule/>
<@f.nav "ASIM Parsers"/>
