using Fairlead.Analyzers.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>Parameters that are only named like connection ids: they count in workflow code and nowhere else.</summary>
public class WorkflowCodeTests
{
    private const string Frameworks = """
        namespace Quartz { public interface IJob { Task Execute(); } }
        namespace Temporalio.Workflows
        {
            public class WorkflowAttribute : Attribute;
            public class WorkflowRunAttribute : Attribute;
        }
        namespace Temporalio.Activities { public class ActivityAttribute : Attribute; }
        namespace Microsoft.DurableTask
        {
            public abstract class TaskActivity<TInput, TOutput> { public abstract Task<TOutput> RunAsync(TInput input); }
        }
        namespace Microsoft.Azure.Functions.Worker { public class ActivityTriggerAttribute : Attribute; }
        namespace Microsoft.Azure.WebJobs.Extensions.DurableTask { public interface IDurableActivityContext; }
        namespace Elsa.Workflows { public abstract class Activity; public abstract class CodeActivity : Activity; }
        namespace MassTransit { public interface IConsumer; public interface IConsumer<T> : IConsumer; }
        namespace Microsoft.Extensions.Hosting { public abstract class BackgroundService; }
        namespace Hangfire
        {
            public class QueueAttribute(string name) : Attribute { public string Name => name; }
            public static class BackgroundJob
            {
                public static void Enqueue(System.Linq.Expressions.Expression<Action> job) { }
                public static void Enqueue<T>(System.Linq.Expressions.Expression<Action<T>> job) { }
            }
        }
        public static class Client
        {
            public static void Load(string connectionId) { }
            public static void Query(string connId, string sql = "nowhere") { }
            public static void Copy(string sourceConnId, string targetConnectionId) { }
            public static void Run(string postgres_conn_id) { }
            public static void Open(string connectionIdentity, string connectionString, string id) { }
            public static void Count(int connectionId) { }
        }
        """;

    [Theory]
    [InlineData("""Client.Load([|"nowhere"|]);""")]
    [InlineData("""Client.Query([|"nowhere"|]);""")]
    [InlineData("""Client.Copy([|"nowhere"|], [|"nobody"|]);""")]
    [InlineData("""Client.Copy(targetConnectionId: [|"nowhere"|], sourceConnId: "orders_db");""")]
    [InlineData("""Client.Run([|"nowhere"|]);""")]
    [InlineData("""Client.Open("nowhere", "Host=nowhere", "nowhere");""")]
    [InlineData("""Client.Count(7);""")]
    public Task ParameterName_DecidesInAJob(string statement) => VerifyAsync($$"""
        class Import : Quartz.IJob { public Task Execute() { {{statement}} return Task.CompletedTask; } }
        """);

    [Theory]
    [InlineData("class C : Quartz.IJob { public Task Execute() { Client.Load([|\"nowhere\"|]); return Task.CompletedTask; } }")]
    [InlineData("[Temporalio.Workflows.Workflow] class C { void M() => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C { [Temporalio.Activities.Activity] void M() => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C : Microsoft.DurableTask.TaskActivity<int, int> { public override async Task<int> RunAsync(int x) { await " +
        "Task.Yield(); Client.Load([|\"nowhere\"|]); return x; } }")]
    [InlineData("class C { void M([Microsoft.Azure.Functions.Worker.ActivityTrigger] string input) => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C { void M(Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableActivityContext context) => " +
        "Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C : Elsa.Workflows.CodeActivity { void M() => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C : MassTransit.IConsumer<int> { void M() => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C : Microsoft.Extensions.Hosting.BackgroundService { void M() => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("class C { [Hangfire.Queue(\"low\")] void M() => Client.Load([|\"nowhere\"|]); }")]
    [InlineData("abstract class Base : Quartz.IJob { public abstract Task Execute(); } abstract class C : Base { void M() => " +
        "Client.Load([|\"nowhere\"|]); }")]
    [InlineData("abstract class C : Quartz.IJob { public abstract Task Execute(); class Step { void M() => " +
        "Client.Load([|\"nowhere\"|]); } }")]
    [InlineData("abstract class C : Quartz.IJob { public abstract Task Execute(); Action load = () => Client.Load([|\"nowhere\"|]); }")]
    public Task WorkflowCode_IsRecognised(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("Hangfire.BackgroundJob.Enqueue(() => Client.Load([|\"nowhere\"|]));")]
    [InlineData("Hangfire.BackgroundJob.Enqueue<Importer>(importer => importer.Import([|\"nowhere\"|]));")]
    [InlineData("Run(() => Client.Load(\"nowhere\"));")]
    public Task CallGivenToAScheduler_IsWorkflowCode(string statement) => VerifyAsync($$"""
        class Importer { public void Import(string connectionId) { } }
        class C { void Run(Action action) { } void M() { {{statement}} } }
        """);

    [Theory]
    [InlineData("class C { void M() => Client.Load(\"nowhere\"); }")]
    [InlineData("interface IJob; class C : IJob { void M() => Client.Load(\"nowhere\"); }")]
    [InlineData("abstract class Job : Quartz.IJob { public abstract Task Execute(); } class C { void M(Job job) => " +
        "Client.Load(\"nowhere\"); }")]
    public Task OtherCode_DoesNotTrigger(string code) => VerifyAsync(code);

    [Fact]
    public Task ConnectionOfSignalR_IsAnotherThing() => VerifyAsync("""
        namespace Microsoft.AspNetCore.SignalR { public class HubClients { public void Client(string connectionId) { } } }
        class C : Quartz.IJob
        {
            public Task Execute() { new Microsoft.AspNetCore.SignalR.HubClients().Client("nowhere"); return Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task RealHostedService_IsRecognised()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test("""
            class C : IHostedService
            {
                public Task StartAsync(CancellationToken t) { Client.Load([|"nowhere"|]); return Task.CompletedTask; }
                public Task StopAsync(CancellationToken t) => Task.CompletedTask;
            }
            static class Client { public static void Load(string connectionId) { } }
            """);
        test.TestState.Sources.Add("global using Microsoft.Extensions.Hosting;");
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<Microsoft.Extensions.Hosting.IHostedService>());
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task VerifyAsync(string source)
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test(source);
        test.TestState.Sources.Add(("Frameworks.cs", Frameworks));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static AnalyzerTest<ConnectionIdAnalyzer> Test(string source)
    {
        var test = new AnalyzerTest<ConnectionIdAnalyzer> { OnlyRule = "FLD3001", TestCode = source };
        test.TestState.AdditionalFiles.Add(("connections.json", """{ "connections": { "orders_db": { "conn_type": "postgres" } } }"""));
        return test;
    }
}
