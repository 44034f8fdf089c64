console.log("outlay");
