<#-- The HTML form of a page that leads to another one. -->
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url=${page.target}">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title><#if page.title?trim?has_content>${page.title}<#else>Moved</#if></title>
<link rel="canonical" href="${page.canonical}">
</head>
<body>
<main>
<h1><#if page.title?trim?has_content><bdi>${page.title}</bdi><#else>Moved</#if></h1>
<p>The page lies at <a href="${page.target}"><bdi><#if page.title?trim?has_content>${page.title}<#else>${page.target}</#if></bdi></a>.</p>
</main>
</body>
</html>
