<#-- The index of all parser functions outside ASIM. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
# Parsers Index

Every parser function of the repository that is not part of ASIM: those that solutions bring and those of the older top-level folder.

A query calls a parser as if it were a table and gets columns that have been split out and named already.

<@f.nav "Parsers"/>
<@f.rule/>
**${page.total} parsers** (${page.legacy} legacy, ${page.listed} solution, ${page.discovered} discovered). See [📊 Statistics](${link("statistics")}) for detailed breakdowns.

*Legacy parsers are located in the top-level `/Parsers` folder. Solution parsers are included within specific solution packages.*

<#if page.discovered gt 0>
<@l.discoveredParsers/>
</#if>
<@f.rule/>
<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
<#if page.groups?has_content>
**Jump to:** <@f.letters page.groups/>

</#if>
<@l.parserSources/>
<#list page.groups as group>
## ${group.heading}

<@l.parsers group.rows/>
</#list>
</#if>
<@f.rule/>
<@f.nav "Parsers"/>
