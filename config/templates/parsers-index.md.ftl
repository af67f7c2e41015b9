<#-- The index of all parser functions outside ASIM. -->
<#import "frame.ftl" as f>
# Parsers Index

Every parser function of the repository that is not part of ASIM: those that solutions bring and those of the older top-level folder.

A query calls a parser as if it were a table and gets columns that have been split out and named already.

<@f.nav "Parsers"/>
<@f.rule/>
**${page.total} parsers** (${page.legacy} legacy, ${page.listed} solution, ${page.discovered} discovered). See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

*Legacy parsers are located in the top-level `/Parsers` folder. Solution parsers are included within specific solution packages.*

<#if page.discovered gt 0>
> ⚠️ Discovered parsers were found in solution folders but are not listed in the Solution JSON file. They may be legacy items, under development, or excluded from the official solution package.

</#if>
<@f.rule/>
<#if page.groups?has_content>
**Jump to:** <@f.letters page.groups/>

</#if>
> **Source:** 📦 Solution | 📂 Legacy

<#list page.groups as group>
## ${group.heading}

| Parser | Source | Tables |
|:-------|:-------|:-------|
<#list group.rows as row>
| ${row.link}<#if row.discovered> ⚠️</#if> | <#if row.solution?has_content>📦 ${row.solution}<#else>📂 *Legacy*</#if> | ${row.tables} |
</#list>

</#list>
<@f.rule/>
<@f.nav "Parsers"/>
