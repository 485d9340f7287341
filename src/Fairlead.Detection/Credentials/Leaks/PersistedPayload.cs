namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>
/// A place of a workflow or job framework whose value is stored: a parameter, a property (then without parameter), or the arguments of the
/// call in a lambda. Metadata names; derived types and implementations count too.
/// </summary>
internal sealed record PersistedPayload(string TypeName, string Framework, string[] Members, string[] Parameters)
{
    /// <summary>True if a lambda is given whose call is stored with its arguments.</summary>
    public bool TakesCalls { get; init; }

    private const string TemporalHistory = "Temporal's workflow history";
    private const string OrchestrationHistory = "the orchestration history";
    private const string DaprState = "Dapr's state store";
    private const string HangfireStorage = "Hangfire's job storage and dashboard";
    private const string QuartzStore = "Quartz's job store";
    private const string Broker = "the message broker and its error queues";

    public static readonly IReadOnlyList<PersistedPayload> All =
    [
        Calls("Temporalio.Client.ITemporalClient", TemporalHistory, ["StartWorkflowAsync", "ExecuteWorkflowAsync"], ["args"]),
        Calls("Temporalio.Client.ITemporalClientExtensions", TemporalHistory, ["ExecuteWorkflowAsync"], ["args"]),
        Calls("Temporalio.Client.WorkflowHandle", TemporalHistory, ["SignalAsync", "ExecuteUpdateAsync", "StartUpdateAsync"], ["args"]),
        Calls("Temporalio.Workflows.Workflow", TemporalHistory,
            ["ExecuteActivityAsync", "ExecuteLocalActivityAsync", "ExecuteChildWorkflowAsync", "StartChildWorkflowAsync"], ["args"]),
        Calls("Temporalio.Workflows.ChildWorkflowHandle", TemporalHistory, ["SignalAsync"], ["args"]),

        new("Microsoft.DurableTask.Client.DurableTaskClient", OrchestrationHistory,
            ["ScheduleNewOrchestrationInstanceAsync", "RaiseEventAsync"], ["input", "eventPayload"]),
        new("Microsoft.DurableTask.TaskOrchestrationContext", OrchestrationHistory,
            ["CallActivityAsync", "CallSubOrchestratorAsync", "SendEvent", "SetCustomStatus", "ContinueAsNew"],
            ["input", "payload", "customStatus", "newInput"]),
        new("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationClient", OrchestrationHistory,
            ["StartNewAsync", "RaiseEventAsync"], ["input", "eventData"]),
        new("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext", OrchestrationHistory,
            ["CallActivityAsync", "CallActivityWithRetryAsync", "CallSubOrchestratorAsync", "SetCustomStatus", "ContinueAsNew",
                "CallHttpAsync"],
            ["input", "customStatusObject", "req", "content"]),

        new("Dapr.Workflow.DaprWorkflowClient", DaprState, ["ScheduleNewWorkflowAsync", "RaiseEventAsync"], ["input", "eventPayload"]),
        new("Dapr.Workflow.IDaprWorkflowClient", DaprState, ["ScheduleNewWorkflowAsync", "RaiseEventAsync"], ["input", "eventPayload"]),
        new("Dapr.Workflow.WorkflowContext", DaprState,
            ["CallActivityAsync", "CallChildWorkflowAsync", "SendEvent", "SetCustomStatus", "ContinueAsNew"],
            ["input", "payload", "customStatus", "newInput"]),

        new("WorkflowCore.Interface.IWorkflowController", "the workflow store", ["StartWorkflow", "PublishEvent"], ["data", "eventData"]),
        new("WorkflowCore.Interface.IWorkflowHost", "the workflow store", ["StartWorkflow", "PublishEvent"], ["data", "eventData"]),
        new("Elsa.Workflows.Runtime.StartWorkflowRequest", "the workflow store", ["Input", "Variables"], []),

        Calls("Hangfire.BackgroundJob", HangfireStorage, ["Enqueue", "Schedule", "ContinueJobWith"], []),
        Calls("Hangfire.RecurringJob", HangfireStorage, ["AddOrUpdate"], []),
        Calls("Hangfire.IBackgroundJobClient", HangfireStorage, ["Enqueue", "Schedule", "ContinueJobWith"], []),
        Calls("Hangfire.BackgroundJobClientExtensions", HangfireStorage, ["Enqueue", "Schedule", "ContinueJobWith"], []),
        Calls("Hangfire.IRecurringJobManager", HangfireStorage, ["AddOrUpdate"], []),
        Calls("Hangfire.RecurringJobManagerExtensions", HangfireStorage, ["AddOrUpdate"], []),

        new("Quartz.JobBuilder", QuartzStore, ["UsingJobData"], ["value"]),
        new("Quartz.JobBuilder`1", QuartzStore, ["UsingJobData"], ["value"]),
        new("Quartz.TriggerBuilder", QuartzStore, ["UsingJobData"], ["value"]),
        new("Quartz.TriggerBuilder`1", QuartzStore, ["UsingJobData"], ["value"]),
        new("Quartz.JobDataMap", QuartzStore, ["Put", "Add", "PutAsString", "this[]"], ["value"]),

        new("MassTransit.IPublishEndpoint", Broker, ["Publish"], ["message", "values"]),
        new("MassTransit.ISendEndpoint", Broker, ["Send"], ["message", "values"]),
        new("NServiceBus.IMessageSession", Broker, ["Send", "Publish"], ["message"]),
        new("NServiceBus.IPipelineContext", Broker, ["Send", "Publish"], ["message"]),
        new("NServiceBus.IMessageSessionExtensions", Broker, ["Send", "Publish", "SendLocal"], ["message"]),
        new("NServiceBus.IPipelineContextExtensions", Broker, ["Send", "Publish", "SendLocal"], ["message"]),
        new("Rebus.Bus.IBus", Broker, ["Send", "SendLocal", "Publish", "Defer"], ["commandMessage", "eventMessage", "message"]),
        new("TickerQ.Utilities.Entities.TimeTickerEntity`1", "TickerQ's store and dashboard", ["Request"], []),
    ];

    /// <summary>Attributes of methods, and of their parameters, whose results are stored.</summary>
    public static readonly IReadOnlyList<(string Attribute, string Keeper)> ResultAttributes =
    [
        ("Temporalio.Activities.ActivityAttribute", TemporalHistory),
        ("Temporalio.Workflows.WorkflowRunAttribute", TemporalHistory),
        ("Temporalio.Workflows.WorkflowUpdateAttribute", TemporalHistory),
        ("Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute", OrchestrationHistory),
        ("Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute", OrchestrationHistory),
        ("Microsoft.Azure.WebJobs.Extensions.DurableTask.ActivityTriggerAttribute", OrchestrationHistory),
        ("Microsoft.Azure.WebJobs.Extensions.DurableTask.OrchestrationTriggerAttribute", OrchestrationHistory),
    ];

    /// <summary>Base classes whose <c>RunAsync</c> returns what is stored.</summary>
    public static readonly IReadOnlyList<(string Type, string Keeper)> ResultTypes =
    [
        ("Microsoft.DurableTask.TaskActivity`2", OrchestrationHistory),
        ("Microsoft.DurableTask.TaskOrchestrator`2", OrchestrationHistory),
        ("Dapr.Workflow.Workflow`2", DaprState),
        ("Dapr.Workflow.WorkflowActivity`2", DaprState),
    ];

    /// <summary>Whose presence makes the rule worth asking: the names above, without repetition.</summary>
    public static IEnumerable<string> TypeNames => All.Select(static payload => payload.TypeName)
        .Concat(ResultAttributes.Select(static attribute => attribute.Attribute))
        .Concat(ResultTypes.Select(static resultType => resultType.Type)).Distinct();

    private static PersistedPayload Calls(string type, string keeper, string[] members, string[] parameters) =>
        new(type, keeper, members, parameters) { TakesCalls = true };
}
