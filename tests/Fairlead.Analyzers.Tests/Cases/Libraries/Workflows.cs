using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.Hosting
{
    public abstract class BackgroundService
    {
        protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
    }
}

namespace Coravel.Invocable
{
    public interface IInvocable
    {
        Task Invoke();
    }
}

namespace Wolverine
{
    public interface IMessageBus;
}

namespace MassTransit
{
    public interface IConsumer<T>
    {
        Task Consume(T message);
    }
}

namespace Temporalio.Workflows
{
    [AttributeUsage(AttributeTargets.Method)]
    public class WorkflowSignalAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public class WorkflowQueryAttribute : Attribute;
}

namespace Microsoft.DurableTask
{
    public class DurableTaskRegistry
    {
        public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
            TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator) => this;
        public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
            TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity) => this;
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute(string name) : Attribute
    {
        public string Name => name;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class QueueTriggerAttribute(string queueName) : Attribute
    {
        public string QueueName => queueName;
        public string? Connection { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ServiceBusTriggerAttribute(string queueName) : Attribute
    {
        public string QueueName => queueName;
        public string? Connection { get; set; }
    }
}

namespace Dapr.Workflow
{
    public abstract class Workflow<TInput, TOutput>
    {
        public abstract Task<TOutput> RunAsync(WorkflowContext context, TInput input);
    }

    public class WorkflowRuntimeOptions
    {
        public void RegisterWorkflow<TInput, TOutput>(string name, Func<WorkflowContext, TInput, Task<TOutput>> implementation) { }
    }
}
