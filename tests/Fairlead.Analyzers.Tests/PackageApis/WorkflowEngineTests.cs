using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Analyzers.Tests.ConnectionIds;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.PackageApis;

/// <summary>Workflow code that is compiled with the packages of the real engines.</summary>
public class WorkflowEngineTests
{
    private static readonly string[] Temporal = ["Temporalio"];

    private static readonly string[] DurableTask = ["Microsoft.DurableTask.Abstractions"];

    private static readonly string[] DurableFunctions =
    [
        "Microsoft.DurableTask.Abstractions", "Microsoft.Azure.Functions.Worker.Core",
        "Microsoft.Azure.Functions.Worker.Extensions.Abstractions", "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
    ];

    private static readonly string[] DurableWebJobs =
        ["Microsoft.Azure.WebJobs.Core", "Microsoft.Azure.WebJobs", "Microsoft.Azure.WebJobs.Extensions.DurableTask"];

    private static readonly string[] Dapr = ["Dapr.Workflow"];

    public static TheoryData<string, string> Jobs => new()
    {
        { "Quartz", """
            using Quartz;
            class Job : IJob { public ValueTask Execute(IJobExecutionContext context, CancellationToken token) { BODY return default; } }
            """ },
        { "MassTransit.Abstractions", """
            using MassTransit;
            class Job : IConsumer<Version> { public Task Consume(ConsumeContext<Version> context) { BODY return Task.CompletedTask; } }
            """ },
        { "Coravel", """
            using Coravel.Invocable;
            class Job : IInvocable { public Task Invoke() { BODY return Task.CompletedTask; } }
            """ },
        { "Rebus", """
            using Rebus.Handlers;
            class Job : IHandleMessages<string> { public Task Handle(string message) { BODY return Task.CompletedTask; } }
            """ },
        { "WorkflowCore", """
            using WorkflowCore.Interface;
            using WorkflowCore.Models;
            class Job : StepBody { public override ExecutionResult Run(IStepExecutionContext context) { BODY return null!; } }
            """ },
        { "Hangfire.Core", """
            using Hangfire;
            class Job { [AutomaticRetry] public void Run() { BODY } }
            """ },
        { "Hangfire.Core", """
            using Hangfire;
            class Job { public void Run() { BODY } static void Start() => BackgroundJob.Enqueue<Job>(job => job.Run()); }
            """ },
        { "DotNetCore.CAP", """
            using DotNetCore.CAP;
            class Job : ICapSubscribe { [CapSubscribe("orders")] public void Run() { BODY } }
            """ },
        { "WolverineFx", """
            class Job : Wolverine.IWolverineHandler { public void Handle(string message) { BODY } }
            """ },
    };

    [Fact]
    public Task TemporalWorkflow_Triggers() => VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(Temporal, """
        using Fairlead;
        using Temporalio.Workflows;

        [Workflow]
        public class Sync
        {
            public static IConnectionResolver Resolver => null!;

            [WorkflowInit]
            public Sync(string region) => [|Resolver.Get("orders_db")|];

            [WorkflowRun]
            public async Task RunAsync(string region)
            {
                await [|Resolver.GetAsync("orders_db")|];
                Load();
                await Workflow.DelayAsync(TimeSpan.FromMinutes(1));
            }

            [WorkflowSignal]
            public async Task StopAsync() => await [|Resolver.RefreshAsync("orders_db")|];

            [WorkflowQuery]
            public string Status() => [|Resolver.Get("orders_db")|].Id;

            [WorkflowUpdate]
            public async Task MoveAsync(string region) => await [|Resolver.GetAsync("orders_db")|];

            private static Connection Load() => [|Helper.Load()|];
        }

        static class Helper { public static Connection Load() => Sync.Resolver.Get("orders_db"); }
        """);

    [Fact]
    public Task TemporalActivity_DoesNotTrigger() => VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(Temporal, """
        using Fairlead;
        using Temporalio.Activities;
        using Temporalio.Workflows;

        public class Activities(IConnectionResolver resolver)
        {
            [Activity]
            public async Task LoadAsync(string id) => await resolver.GetAsync(id);
        }

        [Workflow]
        public class Sync
        {
            [WorkflowRun]
            public async Task RunAsync(string id) => await Workflow.ExecuteActivityAsync(
                (Activities activities) => activities.LoadAsync(id), new() { StartToCloseTimeout = TimeSpan.FromMinutes(5) });
        }
        """);

    [Fact]
    public Task DurableTaskOrchestrator_Triggers() => VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(DurableTask, """
        using Fairlead;
        using Microsoft.DurableTask;

        class Sync(IConnectionResolver resolver) : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                Connection orders = await [|resolver.GetAsync("orders_db")|];
                return await context.CallActivityAsync<string>("load", orders.Id);
            }
        }

        class Load(IConnectionResolver resolver) : TaskActivity<string, string>
        {
            public override async Task<string> RunAsync(TaskActivityContext context, string input) => (await resolver.GetAsync(input)).Id;
        }

        static class Startup
        {
            static void Configure(DurableTaskRegistry tasks, IConnectionResolver resolver)
            {
                tasks.AddOrchestratorFunc<string, string>(
                    "sync", (context, input) => Task.FromResult([|resolver.Get("orders_db")|].Id));
                tasks.AddActivityFunc<string, string>("load", (context, input) => Task.FromResult(resolver.Get("orders_db").Id));
            }
        }
        """);

    [Fact]
    public Task DurableFunction_Triggers() => VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(DurableFunctions, """
        using Fairlead;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;

        static class Functions
        {
            static IConnectionResolver Resolver => null!;

            [Function("sync")]
            public static string Sync([OrchestrationTrigger] TaskOrchestrationContext context) => [|Resolver.Get("orders_db")|].Id;

            [Function("load")]
            public static string Load([ActivityTrigger] string id) => Resolver.Get(id).Id;
        }
        """);

    [Fact]
    public Task DurableFunctionOfTheHost_Triggers() => VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(DurableWebJobs, """
        using Fairlead;
        using Microsoft.Azure.WebJobs;
        using Microsoft.Azure.WebJobs.Extensions.DurableTask;

        static class Functions
        {
            static IConnectionResolver Resolver => null!;

            [FunctionName("sync")]
            public static string Sync([OrchestrationTrigger] IDurableOrchestrationContext context) => [|Resolver.Get("orders_db")|].Id;

            [FunctionName("load")]
            public static string Load([ActivityTrigger] IDurableActivityContext context) => Resolver.Get("orders_db").Id;
        }
        """);

    [Fact]
    public Task DaprWorkflow_Triggers() => VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(Dapr, """
        using Dapr.Workflow;
        using Fairlead;

        class Sync(IConnectionResolver resolver) : Workflow<string, string>
        {
            public override Task<string> RunAsync(WorkflowContext context, string input) =>
                Task.FromResult([|resolver.Get("orders_db")|].Id);
        }

        class Load(IConnectionResolver resolver) : WorkflowActivity<string, string>
        {
            public override Task<string> RunAsync(WorkflowActivityContext context, string input) =>
                Task.FromResult(resolver.Get("orders_db").Id);
        }

        static class Startup
        {
            static void Configure(WorkflowRuntimeOptions options, IConnectionResolver resolver) =>
                options.RegisterWorkflow<string, string>(
                    "sync", (context, input) => Task.FromResult([|resolver.Get("orders_db")|].Id));
        }
        """);

    /// <summary>Jobs and handlers that no replay runs again: they may resolve, and clients from literals are reported in them.</summary>
    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task OrdinaryJob_MayResolve_AndOpensNoClientFromALiteral(string package, string job)
    {
        const string Body =
            """_ = ((Fairlead.IConnectionResolver)null!).Get("orders_db"); _ = new HttpClient { BaseAddress = new Uri(URL) };""";
        string code = job.Replace("BODY", Body, StringComparison.Ordinal);
        await VerifyAsync<ResolvedInDeterministicCodeAnalyzer>(
            [package], code.Replace("URL", "\"https://api.partner.io\"", StringComparison.Ordinal));
        await VerifyAsync<ClientFromLiteralsAnalyzer>(
            [package], code.Replace("URL", "[|\"https://api.partner.io\"|]", StringComparison.Ordinal));
    }

    private static Task VerifyAsync<TAnalyzer>(string[] packages, string code)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new AnalyzerTest<TAnalyzer> { TestCode = code };
        test.TestState.Sources.Add("global using static Fairlead.ConnectionResolverExtensions;");
        test.TestState.AdditionalReferences.AddRange([.. LibraryReference.Runtime, .. RealAssemblies.GetReferences(packages)]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
