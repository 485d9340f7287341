using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrdersWorkflow;
using OrdersWorkflow.PartnerApi;
using Quartz;

// The other side: an HTTPS API with a private certificate authority.
await using OrdersApiServer partner = await OrdersApiServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "Data", "orders.csv"));

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Quartz", LogLevel.None); // a failed job is reported by WorkflowRun

// Backends in order of precedence: the first with a whole connection or a secret decides. The manifests, this program's and
// Acme.Shared's, fill in the remaining fields.
using var secrets = new PartnerSecrets(builder.Configuration["from"]);
if (secrets.FindDefect() is { } defect)
{
    Console.Error.WriteLine(defect);
    return 2;
}
secrets.AddBackend(builder.AddFairlead().AddEnvironmentVariables()).AddConnections();

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
await secrets.WriteAsync(host.Services, partner.Credentials);
if (args.Contains("--rotate")) partner.RotateWhileRunning(() => secrets.WriteAsync(host.Services, partner.Credentials));

var run = host.Services.GetRequiredService<WorkflowRun>();
await host.RunAsync();
return run.Succeeded ? 0 : 1;
