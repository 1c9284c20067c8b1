require "report"
