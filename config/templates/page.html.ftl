<#-- The frame of a page's HTML form. The page's own Markdown never comes here: page.body.html is made from it. -->
<#assign title = page.body.title>
<#assign search = explorer()>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title><#if page.home || title?trim?length == 0>${page.site}<#else>${title} · ${page.site}</#if></title>
<#if page.about.description?has_content>
<meta name="description" content="${page.about.description}">
</#if>
<#if !page.about.indexed>
<meta name="robots" content="noindex">
</#if>
<#if page.about.canonical?has_content>
<link rel="canonical" href="${page.about.canonical}">
<meta property="og:type" content="<#if page.home>website<#else>article</#if>">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${page.about.description}">
<meta property="og:site_name" content="${page.site}">
<meta property="og:url" content="${page.about.canonical}">
</#if>
<#if page.about.markdown?has_content>
<link rel="alternate" type="text/markdown" href="${page.about.markdown}">
</#if>
<link rel="icon" href="${page.root}images/asim-logo-small.png">
<script src="${page.root}assets/theme.js"></script>
<link rel="stylesheet" href="${page.root}assets/site.css">
<script src="${page.root}assets/site.js" defer></script>
<#if search.here>
<script src="${page.root}assets/search.js" defer></script>
</#if>
<#if page.about.data?has_content>
<script type="application/ld+json">${page.about.data?no_esc}</script>
</#if>
</head>
<body>
<a class="skip" href="#page.content">Skip to the content</a>
<header>
<a class="site" href="${page.root}index.html">${page.site}</a>
<nav aria-label="Main">
<#list page.navigation as label, target>
<a href="${target}"><#if label == "🏠">Home<#elseif label == "📊">Statistics<#else>${label}</#if></a>
</#list>
</nav>
<#-- The search: a link that the script makes a box of. -->
<#if search.target?has_content>
<a class="search" href="${search.target}"<#if search.here> aria-current="page"</#if>>Search</a>
</#if>
</header>
<#if !page.home>
<nav class="breadcrumb" aria-label="Breadcrumb">
<ol>
<li><a href="${page.root}index.html">Home</a></li>
<#list page.above as label, target>
<li><a href="${target}"><bdi>${label}</bdi></a></li>
</#list>
<li aria-current="page"><bdi>${title}</bdi></li>
</ol>
</nav>
</#if>
<div class="columns">
<main id="page.content">
${page.body.html?no_esc}
</main>
<#if page.body.sections?size gt 1>
<nav class="contents" aria-label="On this page">
<p>On this page</p>
<ul>
<#list page.body.sections as section>
<li><a href="#${section.id}"><bdi>${section.title}</bdi></a></li>
</#list>
</ul>
</nav>
</#if>
</div>
<footer>
<p>Made from the files of a Git repository; content © its authors, under the licence of their repository. This site is not affiliated with Microsoft. <a href="${page.root}licence.html">Licence</a><#if page.about.markdown?has_content> <a href="${page.about.markdown}">This page as Markdown</a></#if></p>
</footer>
</body>
</html>
