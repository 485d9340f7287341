using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.DurableTask
{
    public readonly struct TaskName(string name)
    {
        public string Name => name;
        public static implicit operator TaskName(string value) => new(value);
    }

    public class TaskOptions;

    public abstract class TaskOrchestrationContext
    {
        public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);
        public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) => Task.CompletedTask;
        public abstract void SetCustomStatus(object? customStatus);
    }

    public abstract class TaskActivityContext;

    public abstract class TaskActivity<TInput, TOutput>
    {
        public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
    }

    public abstract class TaskOrchestrator<TInput, TOutput>
    {
        public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
    }
}

namespace Microsoft.DurableTask.Client
{
    public class StartOrchestrationOptions;

    public abstract class DurableTaskClient
    {
        public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
            CancellationToken cancellation = default);
        public virtual Task RaiseEventAsync(
            string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
                Task.CompletedTask;
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : Attribute;
}

namespace Microsoft.Azure.WebJobs.Extensions.DurableTask
{
    public interface IDurableOrchestrationClient
    {
        Task<string> StartNewAsync<T>(string orchestratorFunctionName, string instanceId, T input) where T : class;
    }

    public interface IDurableOrchestrationContext
    {
        Task<TResult> CallActivityAsync<TResult>(string functionName, object input);
    }
}

namespace Dapr.Workflow
{
    public class DaprWorkflowClient
    {
        public Task<string> ScheduleNewWorkflowAsync(string name, string? instanceId = null, object? input = null) => null!;
    }

    public abstract class WorkflowContext
    {
        public abstract Task CallActivityAsync(string name, object? input = null);
    }

    public abstract class WorkflowActivityContext;

    public abstract class WorkflowActivity<TInput, TOutput>
    {
        public abstract Task<TOutput> RunAsync(WorkflowActivityContext context, TInput input);
    }
}
