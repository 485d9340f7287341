using Fairlead.Templates;
using Fairlead.Testing;

namespace Fairlead.Tests.Templates;

public class RecentInstancesTests
{
    [Fact]
    public void MoreThanTheBound_TheOneAskedForLongestAgoGoes()
    {
        var created = new List<string>();
        var recent = new RecentInstances<object>(3, id =>
        {
            created.Add(id);
            return new object();
        });

        foreach (string id in new[] { "a", "b", "c", "a", "d", "a", "c", "b" }) recent.Get(id);

        Assert.Equal(["a", "b", "c", "d", "b"], created);
        Assert.Equal(3, recent.Count);
    }

    [Fact]
    public void ManyAtOnce_GetOneObjectEach()
    {
        var recent = new RecentInstances<string>(100, id => new string(id));
        Parallel.For(0, 1000, i => Assert.Same(recent.Get($"t{i % 50}"), recent.Get($"t{i % 50}")));

        Assert.Equal(50, recent.Count);
    }

    [Fact]
    public void InstanceThatLostItsAccessor_GetsAnother()
    {
        var template = new TenantDb(new FakeConnectionResolver([]));
        ConnectionAccessor<Connection> first = template.For("acme");
        for (int i = 0; i < 1000; i++) template.For($"t{i}");

        Assert.NotSame(first, template.For("acme"));
        Assert.Equal(first.Id, template.For("acme").Id);
    }
}
