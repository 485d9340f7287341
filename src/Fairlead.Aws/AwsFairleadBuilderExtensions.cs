using Fairlead.Aws;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairlead;

/// <summary>Extension methods that add credentials of Amazon Web Services.</summary>
public static class AwsFairleadBuilderExtensions
{
    /// <summary>
    /// Gives connections of the type <c>aws</c> that have the extra <c>role_arn</c> the short-lived credentials of that role, through
    /// <see cref="IConnectionCredentials"/>. The role is assumed with the connection's own keys, or with those of the environment if
    /// it has none.
    /// </summary>
    /// <param name="builder">The builder.</param>
    public static FairleadBuilder AddAwsCredentials(this FairleadBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICredentialProvider, AssumeRoleCredentials>());
        return builder;
    }
}
