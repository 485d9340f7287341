namespace Microsoft.AspNetCore.Http
{
    public interface IResult;

    public static class Results
    {
        public static IResult Ok(object? value = null) => null!;
        public static IResult Json(object? data) => null!;
        public static IResult Text(string content) => null!;
        public static IResult Problem(string? detail = null) => null!;
    }
}

namespace Microsoft.AspNetCore.Mvc
{
    public interface IActionResult;

    public class NonActionAttribute : System.Attribute;

    public class ProblemDetails
    {
        public string? Title { get; set; }
        public string? Detail { get; set; }
    }

    public abstract class ControllerBase
    {
        public virtual IActionResult Ok(object? value) => null!;
        public virtual IActionResult Content(string content) => null!;
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public static class EndpointRouteBuilderExtensions
    {
        public static void MapGet(this WebApplication application, string pattern, System.Delegate handler) { }
    }
}
