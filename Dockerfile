# Built from the repository: docker build -t campaign-batch .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Packages first: this layer stands until a package changes.
COPY Directory.Build.props Directory.Packages.props ./
COPY jobs/CampaignBatch.Jobs.csproj jobs/ThirdPartyNotices.targets jobs/packages.lock.json jobs/
COPY reports/CampaignBatch.Reports.csproj reports/packages.lock.json reports/
RUN dotnet restore jobs -p:_IsPublishing=true
COPY jobs jobs
COPY reports reports
COPY templates templates
COPY LICENSE ./
# Analysers are CI's: a newer SDK image may bring new ones.
RUN dotnet publish jobs -c Release --no-restore -p:RunAnalyzers=false -o /program

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /program /program
COPY --from=build /source/LICENSE /program/LICENSE
# The site is swapped beside itself, so it is a folder in a volume and not the volume. Cache and mail lie beside it.
RUN mkdir -p /var/lib/campaign-batch/dumps /var/lib/campaign-batch/out /var/lib/campaign-batch/ledger \
    && chown -R "$APP_UID" /var/lib/campaign-batch \
    && chmod 700 /var/lib/campaign-batch/ledger
ENV CAMPAIGNBATCH__DATA=/var/lib/campaign-batch/dumps \
    CAMPAIGNBATCH__OUT=/var/lib/campaign-batch/out/site \
    CAMPAIGNBATCH__LEDGER=/var/lib/campaign-batch/ledger \
    CAMPAIGNBATCH__URL=http://0.0.0.0:5080
# Settings, where there are some: appsettings.json of this folder.
WORKDIR /var/lib/campaign-batch
VOLUME ["/var/lib/campaign-batch/dumps", "/var/lib/campaign-batch/out", "/var/lib/campaign-batch/ledger"]
USER $APP_UID
EXPOSE 5080
# No HEALTHCHECK: the image has no program that asks an address. Let the orchestrator ask /readyz on port 5080; it needs no sign-in.
ENTRYPOINT ["/program/campaign-batch"]
CMD ["serve"]
