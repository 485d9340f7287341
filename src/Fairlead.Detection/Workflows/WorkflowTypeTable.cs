namespace Fairlead.Detection.Workflows;

/// <summary>
/// The types that tell workflow code from other code, framework by framework: attributes of classes, methods and parameters, base classes,
/// interfaces, and types of parameters.
/// </summary>
internal static class WorkflowTypeTable
{
    public static IReadOnlyList<WorkflowType> All { get; } = Parse("""
        # Temporal
        Temporalio.Workflows.WorkflowAttribute deterministic
        Temporalio.Workflows.WorkflowRunAttribute deterministic
        Temporalio.Workflows.WorkflowSignalAttribute deterministic
        Temporalio.Workflows.WorkflowQueryAttribute deterministic
        Temporalio.Workflows.WorkflowUpdateAttribute deterministic
        Temporalio.Workflows.WorkflowInitAttribute deterministic
        Temporalio.Activities.ActivityAttribute

        # Durable Task SDK / Durable Functions class syntax
        Microsoft.DurableTask.TaskOrchestrator`2 deterministic
        Microsoft.DurableTask.ITaskOrchestrator deterministic
        Microsoft.DurableTask.TaskActivity`2
        Microsoft.DurableTask.ITaskActivity
        Microsoft.DurableTask.DurableTaskAttribute
        Microsoft.DurableTask.Entities.TaskEntity`1
        Microsoft.DurableTask.Entities.ITaskEntity

        # Durable Functions (isolated)
        Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute deterministic
        Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute
        Microsoft.Azure.Functions.Worker.EntityTriggerAttribute
        Microsoft.Azure.Functions.Worker.DurableClientAttribute

        # Durable Functions (in-process)
        Microsoft.Azure.WebJobs.Extensions.DurableTask.OrchestrationTriggerAttribute deterministic
        Microsoft.Azure.WebJobs.Extensions.DurableTask.ActivityTriggerAttribute
        Microsoft.Azure.WebJobs.Extensions.DurableTask.EntityTriggerAttribute
        Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext deterministic
        Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableActivityContext
        Microsoft.Azure.WebJobs.Extensions.DurableTask.DurableClientAttribute

        # Azure Functions (isolated)
        Microsoft.Azure.Functions.Worker.FunctionAttribute
        Microsoft.Azure.Functions.Worker.TimerTriggerAttribute
        Microsoft.Azure.Functions.Worker.QueueTriggerAttribute
        Microsoft.Azure.Functions.Worker.ServiceBusTriggerAttribute
        Microsoft.Azure.Functions.Worker.EventHubTriggerAttribute
        Microsoft.Azure.Functions.Worker.BlobTriggerAttribute
        Microsoft.Azure.Functions.Worker.CosmosDBTriggerAttribute
        Microsoft.Azure.Functions.Worker.KafkaTriggerAttribute
        Microsoft.Azure.Functions.Worker.RabbitMQTriggerAttribute

        # Azure Functions (in-process) / WebJobs
        Microsoft.Azure.WebJobs.FunctionNameAttribute
        Microsoft.Azure.WebJobs.NoAutomaticTriggerAttribute
        Microsoft.Azure.WebJobs.QueueTriggerAttribute
        Microsoft.Azure.WebJobs.BlobTriggerAttribute

        # Elsa 3
        Elsa.Workflows.WorkflowBase
        Elsa.Workflows.WorkflowBase`1
        Elsa.Workflows.IWorkflow
        Elsa.Workflows.Activity
        Elsa.Workflows.Activity`1
        Elsa.Workflows.CodeActivity
        Elsa.Workflows.CodeActivity`1
        Elsa.Workflows.IActivity
        Elsa.Workflows.Trigger
        Elsa.Workflows.Trigger`1
        Elsa.Workflows.Attributes.ActivityAttribute

        # Workflow Core
        WorkflowCore.Interface.IWorkflow
        WorkflowCore.Interface.IWorkflow`1
        WorkflowCore.Models.StepBody
        WorkflowCore.Models.StepBodyAsync
        WorkflowCore.Interface.IStepBody

        # Hangfire
        Hangfire.AutomaticRetryAttribute
        Hangfire.QueueAttribute
        Hangfire.DisableConcurrentExecutionAttribute
        Hangfire.JobDisplayNameAttribute
        Hangfire.IJobCancellationToken

        # Quartz.NET
        Quartz.IJob
        Quartz.DisallowConcurrentExecutionAttribute
        Quartz.PersistJobDataAfterExecutionAttribute
        Quartz.IJobListener

        # Dapr Workflow
        Dapr.Workflow.Workflow`2 deterministic
        Dapr.Workflow.IWorkflow deterministic
        Dapr.Workflow.WorkflowActivity`2
        Dapr.Workflow.Abstractions.IWorkflowActivity
        Dapr.Workflow.Abstractions.Attributes.WorkflowAttribute deterministic
        Dapr.Workflow.Abstractions.Attributes.WorkflowActivityAttribute

        # Dapr Actors / pub-sub
        Dapr.Actors.Runtime.Actor
        Dapr.Actors.Runtime.IRemindable
        Dapr.TopicAttribute

        # MassTransit
        MassTransit.IConsumer`1
        MassTransit.IJobConsumer`1
        MassTransit.MassTransitStateMachine`1
        MassTransit.SagaStateMachineInstance
        MassTransit.ISaga
        MassTransit.InitiatedBy`1
        MassTransit.Orchestrates`1
        MassTransit.InitiatedByOrOrchestrates`1
        MassTransit.Observes`2
        MassTransit.IActivity`2
        MassTransit.IExecuteActivity`1
        MassTransit.ICompensateActivity`1
        MassTransit.IStateMachineActivity`1
        MassTransit.IStateMachineActivity`2
        MassTransit.ConsumerDefinition`1
        MassTransit.Future`2
        MassTransit.Future`3

        # NServiceBus
        NServiceBus.IHandleMessages`1
        NServiceBus.IHandleTimeouts`1
        NServiceBus.IAmStartedByMessages`1
        NServiceBus.Saga
        NServiceBus.Saga`1
        NServiceBus.ContainSagaData
        NServiceBus.IContainSagaData
        NServiceBus.HandlerAttribute
        NServiceBus.SagaAttribute

        # Rebus
        Rebus.Handlers.IHandleMessages`1
        Rebus.Sagas.IAmInitiatedBy`1
        Rebus.Sagas.Saga`1
        Rebus.Sagas.Idempotent.IdempotentSaga`1
        Rebus.Sagas.SagaData
        Rebus.Sagas.ISagaData

        # Wolverine
        Wolverine.Saga
        Wolverine.IWolverineHandler
        Wolverine.Attributes.WolverineHandlerAttribute

        # Coravel
        Coravel.Invocable.IInvocable
        Coravel.Invocable.IInvocableWithPayload`1
        Coravel.Invocable.ICancellableInvocable
        Coravel.Events.Interfaces.IListener`1

        # CAP
        DotNetCore.CAP.ICapSubscribe
        DotNetCore.CAP.CapSubscribeAttribute

        # TickerQ
        TickerQ.Utilities.Base.TickerFunctionAttribute
        TickerQ.Utilities.Interfaces.ITickerFunction
        TickerQ.Utilities.Interfaces.ITickerFunction`1

        # Orleans
        Orleans.Grain
        Orleans.Grain`1
        Orleans.IGrainBase
        Orleans.IRemindable
        Orleans.Runtime.GrainService
        Orleans.Runtime.PersistentStateAttribute

        # Conductor
        Conductor.Client.Interfaces.IWorkflowTask
        Conductor.Client.Worker.WorkerTask

        # Camunda/Zeebe
        Zeebe.Client.Api.Worker.IJobClient

        # Generic Host
        Microsoft.Extensions.Hosting.BackgroundService
        Microsoft.Extensions.Hosting.IHostedService
        Microsoft.Extensions.Hosting.IHostedLifecycleService

        # Microsoft Agent Framework Workflows
        Microsoft.Agents.AI.Workflows.Executor
        """);

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

    /// <summary>Parses a type a line; the word behind it marks code that must do the same each time it runs.</summary>
    private static IReadOnlyList<WorkflowType> Parse(string table) =>
    [
        .. table.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split(' '))
            .Select(static words => new WorkflowType(words[0], IsDeterministic: words.Length > 1 && words[1] == "deterministic")),
    ];
}
