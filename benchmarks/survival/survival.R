# R's own survival package on a cohort that the benchmark wrote: Rscript survival.R FOLDER cox|km ROWS COVARIATES
# Prints one line a figure, NAME VALUE..., with full digits.
suppressMessages(library(survival))
args <- commandArgs(trailingOnly = TRUE)
n <- as.integer(args[3]); p <- as.integer(args[4])
column <- function(name) readBin(file.path(args[1], paste0(name, ".bin")), "double", n, endian = "little")
time <- column("time"); status <- column("status")
say <- function(name, ...) cat(name, format(c(...), digits = 17), "\n")
if (args[2] == "cox") {
  x <- vapply(seq_len(p), function(j) column(paste0("x", j)), numeric(n))
  spent <- system.time(fit <- coxph(Surv(time, status) ~ x))
  say("coef", unname(coef(fit)))
  say("se", unname(sqrt(diag(fit$var))))
} else {
  spent <- system.time(fit <- survfit(Surv(time, status) ~ 1))
  at <- summary(fit, times = c(1, 2, 5, 8))
  say("survival", at$surv)
  say("se", at$std.err)
}
say("processor_seconds", spent[["user.self"]] + spent[["sys.self"]])
say("wall_seconds", spent[["elapsed"]])
memory <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
say("peak_mib", as.numeric(gsub("[^0-9]", "", memory)) / 1024)
say("version", as.numeric(gsub("[.-]", "", as.character(packageVersion("survival")))))
