<#-- The index of ASIM parsers by product. Links to its sections know its headings: see ProductAnchors. -->
<#import "frame.ftl" as f>
<#import "asim.ftl" as asim>
# ${asimBadge()} ASIM Parsers by Product

Which products ASIM covers, by which schemas, and from which tables.

<@f.nav "ASIM Products"/>
<@f.rule/>
**${page.products?size} products** with ${page.pairs} source parser pairs<#if page.singles gt 0> and ${page.singles} parsers without a twin</#if> covering ${page.schemas} schemas. See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

## Products Overview

| Product | Parsers | Schemas | Tables |
|:--------|--------:|--------:|-------:|
<#list page.products as product>
| [${product.name}](#${product.anchor}) | ${product.sources?size} | ${product.schemas?size} | ${product.tables?size} |
</#list>

<#list page.products as product>
## ${product.name}

**Schemas:** ${product.schemas?join(", ")}

<#if product.tables?has_content>
**Tables:** <#list product.tables as table>${table}<#sep>, </#list>

</#if>
### Parsers

| Parser | Schema | Tables | Version |
|:-------|:-------|:-------|:--------|
<#list product.sources as source>
| <@asim.pair source/> | ${source.schema} | <#list source.tables as table>${table}<#sep>, </#list> | ${source.version} |
</#list>

</#list>
<@f.rule/>
<@f.nav "ASIM Products"/>
