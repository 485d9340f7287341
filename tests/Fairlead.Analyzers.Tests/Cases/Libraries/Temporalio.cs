using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Threading.Tasks;

namespace Temporalio.Client
{
    public class WorkflowOptions(string id, string taskQueue)
    {
        public string Id => id;
        public string TaskQueue => taskQueue;
        public IReadOnlyDictionary<string, object>? Memo { get; set; }
    }

    public class WorkflowHandle<TWorkflow>;

    public class WorkflowHandle
    {
        public Task SignalAsync(string signal, IReadOnlyCollection<object?> args) => Task.CompletedTask;
    }

    public interface ITemporalClient
    {
        Task<WorkflowHandle<TWorkflow>> StartWorkflowAsync<TWorkflow>(
            Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options);
        Task<WorkflowHandle> StartWorkflowAsync(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options);
    }

    public static class ITemporalClientExtensions
    {
        public static Task ExecuteWorkflowAsync<TWorkflow>(
            this ITemporalClient client, Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options) => Task.CompletedTask;
        public static Task<TResult> ExecuteWorkflowAsync<TWorkflow, TResult>(
            this ITemporalClient client, Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options) => null!;
    }
}

namespace Temporalio.Workflows
{
    public class ActivityOptions
    {
        public TimeSpan? StartToCloseTimeout { get; set; }
        public string? Summary { get; set; }
    }

    public static class Workflow
    {
        public static Task ExecuteActivityAsync(Expression<Func<Task>> activityCall, ActivityOptions options) => Task.CompletedTask;
        public static Task ExecuteActivityAsync<TActivityInstance>(
            Expression<Func<TActivityInstance, Task>> activityCall, ActivityOptions options) => Task.CompletedTask;
        public static Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(
            Expression<Func<TActivityInstance, Task<TResult>>> activityCall, ActivityOptions options) => null!;
        public static Task ExecuteActivityAsync(string activity, IReadOnlyCollection<object?> args, ActivityOptions options) =>
            Task.CompletedTask;
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class WorkflowAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public class WorkflowRunAttribute : Attribute;
}

namespace Temporalio.Activities
{
    [AttributeUsage(AttributeTargets.Method)]
    public class ActivityAttribute : Attribute;
}
