using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;

namespace Hangfire
{
    public static class BackgroundJob
    {
        public static string Enqueue(Expression<Action> methodCall) => "";
        public static string Enqueue(Expression<Func<Task>> methodCall) => "";
        public static string Enqueue<T>(Expression<Action<T>> methodCall) => "";
        public static string Schedule(Expression<Action> methodCall, TimeSpan delay) => "";
    }

    public static class RecurringJob
    {
        public static void AddOrUpdate(string recurringJobId, Expression<Action> methodCall, string cronExpression) { }
    }

    public interface IBackgroundJobClient;

    public static class BackgroundJobClientExtensions
    {
        public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall) => "";
    }
}

namespace Quartz
{
    public class JobDataMap : Util.StringKeyDirtyFlagMap
    {
        public void Put(string key, string value) { }
        public void Put(string key, int value) { }
    }

    public interface IJob
    {
        Task Execute(object context);
    }

    public class JobBuilder
    {
        public static JobBuilder Create<T>() where T : IJob => new();
        public JobBuilder UsingJobData(string key, string? value) => this;
        public JobBuilder UsingJobData(string key, int value) => this;
        public JobBuilder UsingJobData(JobDataMap newJobDataMap) => this;
        public JobBuilder WithDescription(string? description) => this;
    }
}

namespace Quartz.Util
{
    public class DirtyFlagMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>> where TKey : notnull
    {
        public virtual TValue this[TKey key] { get => default!; set { } }
        public virtual void Add(TKey key, TValue value) { }
        public virtual void Put(TKey key, TValue value) { }
        public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => null!;
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
    }

    public class StringKeyDirtyFlagMap : DirtyFlagMap<string, object>;
}

namespace MassTransit
{
    public interface IPublishEndpoint
    {
        Task Publish<T>(T message, CancellationToken cancellationToken = default) where T : class;
    }
}

namespace Rebus.Bus
{
    public interface IBus
    {
        Task Send(object commandMessage, IDictionary<string, string>? optionalHeaders = null);
    }
}

namespace Elsa.Workflows.Runtime
{
    public class StartWorkflowRequest
    {
        public string? CorrelationId { get; set; }
        public IDictionary<string, object>? Input { get; set; }
        public IDictionary<string, object>? Variables { get; set; }
    }
}

namespace WorkflowCore.Interface
{
    public interface IWorkflowController
    {
        Task<string> StartWorkflow(string workflowId, object? data = null, string? reference = null);
    }

    public interface IWorkflowHost : IWorkflowController;
}
