<#-- An ASIM parser that content calls and no file of the repository defines. -->
<#import "frame.ftl" as f>
<#assign parser = page.parser>
# ${asimBadge()} ${parser.name}

<@f.nav "ASIM Parsers"/>
<@f.back {"label": "ASIM Index", "target": link("asim-index")}/>
<@f.rule/>
> ℹ️ **No source file:** Content calls this parser, and no file of the repository defines it. It may be built into every workspace, have another name in the repository, or not exist any more. What it reads is not known here.

## Parser Information

| Property | Value |
|:---------|:------|
| **Parser Name** | `${parser.name}` |
<#if parser.builtIn?has_content>
| **Built-in Parser** | `${parser.builtIn}` |
</#if>
<@f.attribute "Schema" parser.schema/>

<#if page.items.types?has_content>
## Content Items Using This Parser (${page.items.count})

<@f.itemGroups page.items.types/>
</#if>
<@f.rule/>
<@f.nav "ASIM Parsers"/>
<@f.back {"label": "ASIM Index", "target": link("asim-index")}/>
