@echo off
rem Starts Sentinel Sync: finds Java and picks collector, compiler and memory by the command.
rem
rem   SENTINEL_SYNC_OPTS   options of Java, after those chosen here; Java itself reads JAVA_TOOL_OPTIONS
rem   --no-archive         as the first argument: accepted, as elsewhere; no class archive is made here
setlocal enableextensions disabledelayedexpansion
set "JAR=%~dp0..\sentinel-sync.jar"
if exist "%JAR%" goto java
echo sentinel-sync: "%JAR%" is missing. Unpack the archive again. 1>&2
exit /b 1

:java
set "JAVA="
if defined JAVA_HOME goto home
for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if defined JAVA goto version
echo sentinel-sync: Java is missing. Install Java 17 or later; it is found on PATH or by JAVA_HOME. 1>&2
exit /b 1

:home
rem With or without quotes around it.
set JAVA_HOME=%JAVA_HOME:"=%
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto version
echo sentinel-sync: JAVA_HOME is "%JAVA_HOME%", which has no bin\java.exe. Set it to Java 17 or later. 1>&2
exit /b 1

:version
rem A file of the Java folder names the build; to start Java for it takes longer.
set "BUILD="
for %%j in ("%JAVA%") do set "RELEASE=%%~dpj..\release"
if not exist "%RELEASE%" goto ask
for /f "usebackq tokens=1,2 delims==" %%k in ("%RELEASE%") do if "%%k"=="JAVA_VERSION" set "BUILD=%%~l"
if defined BUILD goto major
:ask
for /f "tokens=2,3" %%u in ('call "%JAVA%" -version 2^>^&1') do if "%%u"=="version" set "BUILD=%%~v"
if defined BUILD goto major
echo sentinel-sync: "%JAVA%" does not say its version. Set JAVA_HOME to Java 17 or later. 1>&2
exit /b 1

:major
for /f "tokens=1 delims=.-+_" %%m in ("%BUILD%") do set "MAJOR=%%m"
if %MAJOR% GEQ 17 goto arguments
echo sentinel-sync: Java %BUILD% is too old ("%JAVA%"). Set JAVA_HOME to Java 17 or later. 1>&2
exit /b 1

:arguments
set ARGUMENTS=%*
if not "%~1"=="--no-archive" goto command
set ARGUMENTS=%ARGUMENTS:*--no-archive=%

:command
rem The first word that is no option.
if "%~1"=="" goto options
set "COMMAND=%~1"
shift
if not "%COMMAND:~0,1%"=="-" goto options
set "COMMAND="
goto command

:options
set "OPTIONS=-XX:MaxRAMPercentage=50"
set "LIFE=-Xms32m -XX:TieredStopAtLevel=1"
if "%COMMAND%"=="replay" set "LIFE=-Xms64m"
if "%COMMAND%"=="run" set "LIFE=-Xms64m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:+ExitOnOutOfMemoryError"
rem Java refuses two collectors.
set "COLLECTOR=-XX:+UseSerialGC"
for %%o in (%SENTINEL_SYNC_OPTS% %JAVA_TOOL_OPTIONS%) do call :option "%%~o"
set "OPTIONS=%OPTIONS% %LIFE% %COLLECTOR%"
rem Netty reaches for Unsafe, which Java 24 and later say at each start.
if %MAJOR% GEQ 24 set "OPTIONS=%OPTIONS% --sun-misc-unsafe-memory-access=allow"
"%JAVA%" %OPTIONS% %SENTINEL_SYNC_OPTS% -jar "%JAR%" %ARGUMENTS%
exit /b %ERRORLEVEL%

:option
set "OPTION=%~1"
if "%OPTION:~0,8%"=="-XX:+Use" if "%OPTION:~-2%"=="GC" set "COLLECTOR="
exit /b 0
