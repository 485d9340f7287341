namespace Fairlead.Detection.Workflows;

/// <summary>
/// The types that tell workflow code from other code, framework by framework: attributes of classes, methods and parameters, base classes,
/// interfaces, and types of parameters.
/// </summary>
internal static class WorkflowTypeTable
{
    public static IReadOnlyList<WorkflowType> All { get; } =
    [
        // Temporal
        Deterministic("Temporalio.Workflows.WorkflowAttribute"),
        Deterministic("Temporalio.Workflows.WorkflowRunAttribute"),
        Deterministic("Temporalio.Workflows.WorkflowSignalAttribute"),
        Deterministic("Temporalio.Workflows.WorkflowQueryAttribute"),
        Deterministic("Temporalio.Workflows.WorkflowUpdateAttribute"),
        Deterministic("Temporalio.Workflows.WorkflowInitAttribute"),
        Ordinary("Temporalio.Activities.ActivityAttribute"),

        // Durable Task SDK / Durable Functions class syntax
        Deterministic("Microsoft.DurableTask.TaskOrchestrator`2"),
        Deterministic("Microsoft.DurableTask.ITaskOrchestrator"),
        Ordinary("Microsoft.DurableTask.TaskActivity`2"),
        Ordinary("Microsoft.DurableTask.ITaskActivity"),
        Ordinary("Microsoft.DurableTask.DurableTaskAttribute"),
        Ordinary("Microsoft.DurableTask.Entities.TaskEntity`1"),
        Ordinary("Microsoft.DurableTask.Entities.ITaskEntity"),

        // Durable Functions (isolated)
        Deterministic("Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.EntityTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.DurableClientAttribute"),

        // Durable Functions (in-process)
        Deterministic("Microsoft.Azure.WebJobs.Extensions.DurableTask.OrchestrationTriggerAttribute"),
        Ordinary("Microsoft.Azure.WebJobs.Extensions.DurableTask.ActivityTriggerAttribute"),
        Ordinary("Microsoft.Azure.WebJobs.Extensions.DurableTask.EntityTriggerAttribute"),
        Deterministic("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext"),
        Ordinary("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableActivityContext"),
        Ordinary("Microsoft.Azure.WebJobs.Extensions.DurableTask.DurableClientAttribute"),

        // Azure Functions (isolated)
        Ordinary("Microsoft.Azure.Functions.Worker.FunctionAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.TimerTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.QueueTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.ServiceBusTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.EventHubTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.BlobTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.CosmosDBTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.KafkaTriggerAttribute"),
        Ordinary("Microsoft.Azure.Functions.Worker.RabbitMQTriggerAttribute"),

        // Azure Functions (in-process) / WebJobs
        Ordinary("Microsoft.Azure.WebJobs.FunctionNameAttribute"),
        Ordinary("Microsoft.Azure.WebJobs.NoAutomaticTriggerAttribute"),
        Ordinary("Microsoft.Azure.WebJobs.QueueTriggerAttribute"),
        Ordinary("Microsoft.Azure.WebJobs.BlobTriggerAttribute"),

        // Elsa 3
        Ordinary("Elsa.Workflows.WorkflowBase"),
        Ordinary("Elsa.Workflows.WorkflowBase`1"),
        Ordinary("Elsa.Workflows.IWorkflow"),
        Ordinary("Elsa.Workflows.Activity"),
        Ordinary("Elsa.Workflows.Activity`1"),
        Ordinary("Elsa.Workflows.CodeActivity"),
        Ordinary("Elsa.Workflows.CodeActivity`1"),
        Ordinary("Elsa.Workflows.IActivity"),
        Ordinary("Elsa.Workflows.Trigger"),
        Ordinary("Elsa.Workflows.Trigger`1"),
        Ordinary("Elsa.Workflows.Attributes.ActivityAttribute"),

        // Workflow Core
        Ordinary("WorkflowCore.Interface.IWorkflow"),
        Ordinary("WorkflowCore.Interface.IWorkflow`1"),
        Ordinary("WorkflowCore.Models.StepBody"),
        Ordinary("WorkflowCore.Models.StepBodyAsync"),
        Ordinary("WorkflowCore.Interface.IStepBody"),

        // Hangfire
        Ordinary("Hangfire.AutomaticRetryAttribute"),
        Ordinary("Hangfire.QueueAttribute"),
        Ordinary("Hangfire.DisableConcurrentExecutionAttribute"),
        Ordinary("Hangfire.JobDisplayNameAttribute"),
        Ordinary("Hangfire.IJobCancellationToken"),

        // Quartz.NET
        Ordinary("Quartz.IJob"),
        Ordinary("Quartz.DisallowConcurrentExecutionAttribute"),
        Ordinary("Quartz.PersistJobDataAfterExecutionAttribute"),
        Ordinary("Quartz.IJobListener"),

        // Dapr Workflow
        Deterministic("Dapr.Workflow.Workflow`2"),
        Deterministic("Dapr.Workflow.IWorkflow"),
        Ordinary("Dapr.Workflow.WorkflowActivity`2"),
        Ordinary("Dapr.Workflow.Abstractions.IWorkflowActivity"),
        Deterministic("Dapr.Workflow.Abstractions.Attributes.WorkflowAttribute"),
        Ordinary("Dapr.Workflow.Abstractions.Attributes.WorkflowActivityAttribute"),

        // Dapr Actors / pub-sub
        Ordinary("Dapr.Actors.Runtime.Actor"),
        Ordinary("Dapr.Actors.Runtime.IRemindable"),
        Ordinary("Dapr.TopicAttribute"),

        // MassTransit
        Ordinary("MassTransit.IConsumer`1"),
        Ordinary("MassTransit.IJobConsumer`1"),
        Ordinary("MassTransit.MassTransitStateMachine`1"),
        Ordinary("MassTransit.SagaStateMachineInstance"),
        Ordinary("MassTransit.ISaga"),
        Ordinary("MassTransit.InitiatedBy`1"),
        Ordinary("MassTransit.Orchestrates`1"),
        Ordinary("MassTransit.InitiatedByOrOrchestrates`1"),
        Ordinary("MassTransit.Observes`2"),
        Ordinary("MassTransit.IActivity`2"),
        Ordinary("MassTransit.IExecuteActivity`1"),
        Ordinary("MassTransit.ICompensateActivity`1"),
        Ordinary("MassTransit.IStateMachineActivity`1"),
        Ordinary("MassTransit.IStateMachineActivity`2"),
        Ordinary("MassTransit.ConsumerDefinition`1"),
        Ordinary("MassTransit.Future`2"),
        Ordinary("MassTransit.Future`3"),

        // NServiceBus
        Ordinary("NServiceBus.IHandleMessages`1"),
        Ordinary("NServiceBus.IHandleTimeouts`1"),
        Ordinary("NServiceBus.IAmStartedByMessages`1"),
        Ordinary("NServiceBus.Saga"),
        Ordinary("NServiceBus.Saga`1"),
        Ordinary("NServiceBus.ContainSagaData"),
        Ordinary("NServiceBus.IContainSagaData"),
        Ordinary("NServiceBus.HandlerAttribute"),
        Ordinary("NServiceBus.SagaAttribute"),

        // Rebus
        Ordinary("Rebus.Handlers.IHandleMessages`1"),
        Ordinary("Rebus.Sagas.IAmInitiatedBy`1"),
        Ordinary("Rebus.Sagas.Saga`1"),
        Ordinary("Rebus.Sagas.Idempotent.IdempotentSaga`1"),
        Ordinary("Rebus.Sagas.SagaData"),
        Ordinary("Rebus.Sagas.ISagaData"),

        // Wolverine
        Ordinary("Wolverine.Saga"),
        Ordinary("Wolverine.IWolverineHandler"),
        Ordinary("Wolverine.Attributes.WolverineHandlerAttribute"),

        // Coravel
        Ordinary("Coravel.Invocable.IInvocable"),
        Ordinary("Coravel.Invocable.IInvocableWithPayload`1"),
        Ordinary("Coravel.Invocable.ICancellableInvocable"),
        Ordinary("Coravel.Events.Interfaces.IListener`1"),

        // CAP
        Ordinary("DotNetCore.CAP.ICapSubscribe"),
        Ordinary("DotNetCore.CAP.CapSubscribeAttribute"),

        // TickerQ
        Ordinary("TickerQ.Utilities.Base.TickerFunctionAttribute"),
        Ordinary("TickerQ.Utilities.Interfaces.ITickerFunction"),
        Ordinary("TickerQ.Utilities.Interfaces.ITickerFunction`1"),

        // Orleans
        Ordinary("Orleans.Grain"),
        Ordinary("Orleans.Grain`1"),
        Ordinary("Orleans.IGrainBase"),
        Ordinary("Orleans.IRemindable"),
        Ordinary("Orleans.Runtime.GrainService"),
        Ordinary("Orleans.Runtime.PersistentStateAttribute"),

        // Conductor
        Ordinary("Conductor.Client.Interfaces.IWorkflowTask"),
        Ordinary("Conductor.Client.Worker.WorkerTask"),

        // Camunda/Zeebe
        Ordinary("Zeebe.Client.Api.Worker.IJobClient"),

        // Generic Host
        Ordinary("Microsoft.Extensions.Hosting.BackgroundService"),
        Ordinary("Microsoft.Extensions.Hosting.IHostedService"),
        Ordinary("Microsoft.Extensions.Hosting.IHostedLifecycleService"),

        // Microsoft Agent Framework Workflows
        Ordinary("Microsoft.Agents.AI.Workflows.Executor"),
    ];

    /// <summary>
    /// What a lambda is given that a registry takes as an orchestration. Only these tell such a lambda from other code; a class has one of
    /// the types above.
    /// </summary>
    public static IReadOnlyList<string> DeterministicContexts { get; } =
    [
        "Microsoft.DurableTask.TaskOrchestrationContext",
        "Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext",
        "Dapr.Workflow.WorkflowContext",
    ];

    /// <summary>Types whose methods take the call that a job makes as an expression. Hangfire has no type that marks a job.</summary>
    public static IReadOnlyList<string> JobSchedulers { get; } =
    [
        "Hangfire.BackgroundJob",
        "Hangfire.BackgroundJobClientExtensions",
        "Hangfire.RecurringJob",
        "Hangfire.RecurringJobManagerExtensions",
        "Hangfire.IBackgroundJobClient",
        "Hangfire.IRecurringJobManager",
    ];

    private static WorkflowType Ordinary(string metadataName) => new(metadataName, IsDeterministic: false);

    private static WorkflowType Deterministic(string metadataName) => new(metadataName, IsDeterministic: true);
}
