@echo off
rem Starts Sentinel Sync: finds Java and picks collector, compiler and memory by the command.
rem SENTINEL_SYNC_OPTS holds further options of Java.
setlocal enableextensions
set "JAVA=java.exe"
if not defined JAVA_HOME goto search
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto version
echo sentinel-sync: JAVA_HOME is "%JAVA_HOME%", which has no bin\java.exe. Set it to Java 17 or later. 1>&2
exit /b 1

:search
where /q java.exe && goto version
echo sentinel-sync: Java is missing. Install Java 17 or later; it is found on PATH or by JAVA_HOME. 1>&2
exit /b 1

:version
set "MAJOR=0"
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do (
  for /f "tokens=1 delims=.-+" %%m in ("%%~v") do set "MAJOR=%%m"
)
if %MAJOR% GEQ 17 goto options
echo sentinel-sync: "%JAVA%" is too old. Set JAVA_HOME to Java 17 or later. 1>&2
exit /b 1

:options
set "OPTIONS=-XX:MaxRAMPercentage=50 -XX:+UseSerialGC"
set "LIFE=-Xms32m -XX:TieredStopAtLevel=1"
if "%~1"=="replay" set "LIFE=-Xms64m"
if "%~1"=="run" set "LIFE=-Xms64m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:+ExitOnOutOfMemoryError"
if %MAJOR% GEQ 24 set "LIFE=%LIFE% --sun-misc-unsafe-memory-access=allow"
"%JAVA%" %OPTIONS% %LIFE% %SENTINEL_SYNC_OPTS% -jar "%~dp0..\sentinel-sync.jar" %*
exit /b %ERRORLEVEL%
