using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrdersWorkflow;
using OrdersWorkflow.PartnerApi;
using Quartz;

// The other side: an HTTPS API with a private certificate authority, and the mounted secrets with which it lets us in.
await using OrdersApiServer partner = await OrdersApiServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "Data", "orders.csv"));

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Quartz", LogLevel.None); // a failed job is reported by WorkflowRun

// Where connections come from, first one wins, field by field; connections.json, this program's and that of Acme.Shared, fills in the rest.
builder.AddFairlead().AddEnvironmentVariables().AddSecretFiles(partner.SecretsDirectory).AddConnections();

builder.Services.AddSingleton<WorkflowRun>();
builder.AddQuartzHostedService();
builder.AddQuartz(quartz =>
{
    quartz.AddJobListener(services => services.GetRequiredService<WorkflowRun>());
    quartz.ScheduleJob<ImportOrdersJob>(trigger => trigger.WithIdentity("import").StartNow());
    quartz.ScheduleJob<SummariseOrdersJob>(trigger => trigger.WithIdentity("summarise")
        .StartAfter(new TriggerKey("import"), ContinuationCondition.OnSuccess));
});

IHost host = builder.Build();
var run = host.Services.GetRequiredService<WorkflowRun>();
await host.RunAsync();
return run.Succeeded ? 0 : 1;
